"""Translates the SAM template to CloudFormation as the service would, and prints how much came of it."""

import json
import os
import sys
from collections import Counter

from samtranslator.public.translator import ManagedPolicyLoader
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies(ManagedPolicyLoader):
    """The template names no managed policy, so there is nothing to look up."""

    def __init__(self):
        super().__init__(iam_client=None)

    def load(self):
        return {}


def main(path):
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file.read())
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            # `sam package` uploads each folder and writes the object's address here.
            resource["Properties"]["CodeUri"] = f"s3://packages/{name}.zip"
    # The translator asks boto3 for a region, although nothing is sent.
    os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
    translated = transform(template, {}, NoManagedPolicies())
    kinds = Counter(resource["Type"] for resource in translated["Resources"].values())
    if kinds["AWS::Lambda::Function"] != 5:
        sys.exit(f"{path}: expected 5 functions after translation, found {kinds['AWS::Lambda::Function']}")
    print(json.dumps(kinds, indent=0, sort_keys=True).replace("\n", " "))


if __name__ == "__main__":
    main(*sys.argv[1:])
