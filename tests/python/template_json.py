"""Prints the template as JSON, its short tags spelt out: `!GetAtt Bucket.Arn` becomes {"Fn::GetAtt": ["Bucket", "Arn"]}."""

import json
import sys

from samtranslator.yaml_helper import yaml_parse


def main(path):
    with open(path, encoding="utf-8") as file:
        json.dump(yaml_parse(file.read()), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
