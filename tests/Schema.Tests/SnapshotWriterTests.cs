using System.Text;
using System.Text.Json;
using CsCheck;
using Salesforce.Typed.Tests;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>
/// A snapshot loses nothing, and two snapshots of the same object are the same bytes: a difference in git is one in the org.
/// </summary>
public class SnapshotWriterTests
{
    [Fact]
    public void What_is_written_reads_back_equal() => Generate.Describe.Sample(
        describe =>
        {
            var text = SnapshotWriter.Write(describe);
            Assert.Equal(SnapshotNormal.Of(describe), Reading.Describe(text));
            // Through a file as well.
            Assert.Equal(SnapshotNormal.Of(describe), DescribeReader.Read(Encoding.UTF8.GetBytes(text)).Describe);
        },
        iter: 2_000);

    [Fact]
    public void The_text_does_not_depend_on_the_order_in_which_the_org_answers() => Generate.Describe.Sample(
        describe => Assert.Equal(
            SnapshotWriter.Write(describe),
            SnapshotWriter.Write(describe with
            {
                Fields = new([.. describe.Fields.Reverse()]),
                ChildRelationships = new([.. describe.ChildRelationships.Reverse()]),
                RecordTypes = new([.. describe.RecordTypes.Reverse()]),
            })),
        iter: 500);

    [Fact]
    public void What_was_read_from_a_snapshot_writes_the_same_snapshot() => Generate.Describe.Sample(
        describe =>
        {
            var text = SnapshotWriter.Write(describe);
            Assert.Equal(text, SnapshotWriter.Write(Reading.Describe(text)));
        },
        iter: 500);

    [Fact]
    public void Others_can_read_it_and_each_field_has_a_line_of_its_own() => Generate.Describe.Sample(
        describe =>
        {
            var text = SnapshotWriter.Write(describe);
            using var json = JsonDocument.Parse(text);
            Assert.Equal(describe.Fields.Count, json.RootElement.GetProperty("fields").GetArrayLength());
            // No text of a label may end a line, whatever an editor takes for a line end.
            Assert.Equal(text, text.ReplaceLineEndings("\n"));
            var lines = text.Split('\n');
            Assert.Equal(describe.Fields.Count, lines.Count(l => l.StartsWith("    {\"name\": ", StringComparison.Ordinal)));
        },
        iter: 500);

    [Fact]
    public void The_form_is_this()
    {
        var sample = Reading.Describe(Sample.Describe);
        Approved.Text(SnapshotWriter.Write(sample), "Deal__c", ".json");
    }

    [Fact]
    public void An_object_without_fields_is_written_too()
        => Assert.Equal("""
            {
              "snapshot": 1,
              "name": "X",
              "label": "",
              "labelPlural": "",
              "recordTypeInfos": [],
              "fields": [],
              "childRelationships": []
            }

            """, SnapshotWriter.Write(new SObjectDescribe { Name = "X" }));
}
