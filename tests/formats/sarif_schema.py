"""The part of SARIF 2.1.0 that `sti` writes, as a JSON Schema; nothing else is allowed, so a new property needs a line here.

Written from the standard (OASIS, 27 March 2020), by the numbers of its sections.
"""


def whole(required, **properties):
    return {"type": "object", "properties": properties, "required": required.split(), "additionalProperties": False}


def some(items, least=0):
    return {"type": "array", "items": items, "minItems": least}


TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 1}
MESSAGE = whole("text", text=TEXT)  # 3.11; of a multiformatMessageString too (3.12)
LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
REGION = whole("startLine", startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT,  # 3.30
               snippet=whole("text", text={"type": "string"}))
PLACE = whole("artifactLocation", region=REGION,  # 3.29
              # 3.4: a URI reference: no space, no backslash
              artifactLocation=whole("uri", uri={"type": "string", "pattern": r"^[^\s\\<>\"{}|^`]+$"}))
RULE = whole("id", id=TEXT, name=TEXT, shortDescription=MESSAGE, help=MESSAGE,  # 3.49
             defaultConfiguration=whole("level", level=LEVEL), properties={"type": "object"})
RESULT = whole("message ruleId", ruleId=TEXT, ruleIndex={"type": "integer", "minimum": 0}, level=LEVEL,  # 3.27
               message=MESSAGE, locations=some(whole("physicalLocation", physicalLocation=PLACE)),
               relatedLocations=some(whole("physicalLocation message", physicalLocation=PLACE, message=MESSAGE)))
DRIVER = whole("name", name=TEXT, version=TEXT, informationUri=TEXT, rules=some(RULE))  # 3.19
RUN = whole("tool results", tool=whole("driver", driver=DRIVER), results=some(RESULT),  # 3.14
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]})
SCHEMA = whole("version runs", **{"$schema": TEXT}, version={"const": "2.1.0"}, runs=some(RUN, 1))  # 3.13
