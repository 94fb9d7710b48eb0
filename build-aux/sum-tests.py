"""Adds up the results of meson's test logs into one closing line. Fails where nothing was run."""
import json
import sys

PASSED = {'OK', 'EXPECTEDFAIL'}
SKIPPED = {'SKIP'}

passed = failed = skipped = 0
for path in sys.argv[1:]:
    with open(path, encoding='utf-8') as log:
        for line in log:
            test = json.loads(line)
            if test['result'] in PASSED:
                passed += 1
            elif test['result'] in SKIPPED:
                skipped += 1
                print('skipped:', test['name'])
            else:
                failed += 1
                print('failed:', test['name'], test['result'])

print(f'{passed} passed, {failed} failed, {skipped} skipped')
sys.exit(1 if failed or not passed else 0)
