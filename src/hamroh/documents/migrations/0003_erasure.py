"""Papers of an erased person are nobody's; number and signature stay as they are."""

from django.db import migrations

from hamroh.foundation import rls


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_walls"), ("people", "0003_erasure")]

    operations = [
        rls.ErasableBy(
            "documents_erase",
            statements=[
                "UPDATE documents_issueddocument SET person_id = NULL WHERE person_id = who",
                "UPDATE documents_issueddocumentevent SET person_id = NULL WHERE person_id = who",
            ],
        ),
    ]
