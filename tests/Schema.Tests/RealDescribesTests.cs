using System.Text.Json;
using Salesforce.Typed.Tests;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>
/// Describes of real orgs, from API version 23 to 61, checked against System.Text.Json, which shares no line with our reader.
/// </summary>
public class RealDescribesTests
{
    private static readonly FieldTraits[] Traits = [.. Enum.GetValues<FieldTraits>().Where(t => t != FieldTraits.None)];

    private static readonly SObjectTraits[] ObjectTraits = [.. Enum.GetValues<SObjectTraits>().Where(t => t != SObjectTraits.None)];

    [Fact]
    public void Every_fact_of_a_full_describe_is_read()
    {
        var files = Directory.GetFiles(TestPaths.SharedData("describe", "full"), "*.json", SearchOption.AllDirectories);
        Assert.Equal(15, files.Length);
        foreach (var file in files)
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = json.RootElement;
            var read = Reading.File(file);

            Assert.Equal(DescribeForm.Full, read.Form);
            Assert.Equal(Text(root, "name"), read.Name);
            Assert.Equal(Text(root, "label"), read.Label);
            Assert.Equal(Text(root, "keyPrefix"), read.KeyPrefix);
            Assert.All(ObjectTraits, t => Assert.Equal(IsTrue(root, t.ToString()), read.Is(t)));
            Assert.Equal(Items(root, "childRelationships").Select(c => (Text(c, "childSObject"), Text(
                c, "field"), Text(c, "relationshipName"), IsTrue(c, "cascadeDelete"), IsTrue(c, "restrictedDelete"))),
                read.ChildRelationships.Select(
                    c => ((string?)c.ChildSObject, (string?)c.Field, c.RelationshipName, c.CascadeDelete, c.RestrictedDelete)));
            Assert.Equal(Items(root, "supportedScopes").Select(s => Text(s, "name")), read.SupportedScopes);
            Assert.Equal(Items(root, "recordTypeInfos").Select(t => Text(t, "recordTypeId")), read.RecordTypes.Select(t => t.RecordTypeId));
            var fields = Items(root, "fields");
            Assert.Equal(fields.Count, read.Fields.Count);
            for (var i = 0; i < fields.Count; i++)
                SameFacts(fields[i], read.Fields[i], $"{file}: {read.Name}.{read.Fields[i].Name}");
        }
    }

    [Fact]
    public void Every_reduced_describe_reads_and_the_counts_are_those_of_the_manifest()
    {
        var files = Directory.GetFiles(TestPaths.SharedData("describe", "reduced", "standardObjects"), "*.json");
        int fields = 0, values = 0, polymorphic = 0;
        foreach (var file in files)
        {
            var read = Reading.File(file);
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            Assert.Equal(Items(json.RootElement, "fields").Count, read.Fields.Count);
            Assert.Equal(read.Fields.Count > 0 ? DescribeForm.Reduced : DescribeForm.Full, read.Form);
            fields += read.Fields.Count;
            values += read.Fields.Sum(f => f.PicklistValues.Count);
            polymorphic += read.Fields.Count(f => f.IsPolymorphic);
        }
        Assert.Equal((712, 14_606, 91_168, 281), (files.Length, fields, values, polymorphic));
    }

    [Fact]
    public void A_full_describe_and_its_snapshot_tell_the_same()
    {
        foreach (var file in Directory.GetFiles(TestPaths.SharedData("describe", "full"), "*.json", SearchOption.AllDirectories))
        {
            var full = Reading.File(file);
            Assert.Equal(SnapshotNormal.Of(full), Reading.Describe(SnapshotWriter.Write(full)));
        }
    }

    [Fact]
    public void Every_type_in_the_real_describes_is_known()
    {
        var unknown = Directory.GetFiles(TestPaths.SharedData("describe"), "*.json", SearchOption.AllDirectories)
            .Where(f => !f.Contains("global", StringComparison.Ordinal) && !f.EndsWith("typeNames.json", StringComparison.Ordinal))
            .SelectMany(f => Reading.File(f).Fields).Where(f => f.Type == FieldType.Unknown).Select(f => f.TypeName).Distinct();
        Assert.Empty(unknown);
    }

    [Fact]
    public void The_list_of_type_names_in_the_cache_is_refused_with_what_it_is()
    {
        var read = DescribeReader.Read(File.ReadAllBytes(TestPaths.SharedData("describe", "reduced", "typeNames.json")));
        Assert.Equal(
            "(1,1): This is a list, not the describe of an object. Keep one object a file; typeNames.json of the VS Code cache is not one.",
                read.Problem?.ToString());
    }

    private static void SameFacts(JsonElement json, FieldDescribe field, string where)
    {
        // What a describe of before API version 29 leaves out counts as absent.
        Assert.True(Text(json, "name") == field.Name, where);
        Assert.True(Text(json, "label") == field.Label, where);
        Assert.True(Text(json, "type") == field.TypeName, where);
        Assert.True(Number(json, "length") == field.Length, where);
        Assert.True(Number(json, "precision") == field.Precision, where);
        Assert.True(Number(json, "scale") == field.Scale, where);
        Assert.True(Number(json, "digits") == field.Digits, where);
        foreach (var trait in Traits)
            Assert.True(IsTrue(json, trait.ToString()) == field.Is(trait), $"{where}: {trait}");
        Assert.True(Text(json, "relationshipName") == field.RelationshipName, where);
        Assert.True(Text(json, "controllerName") == field.ControllerName, where);
        Assert.True(Text(json, "extraTypeInfo") == field.ExtraTypeInfo, where);
        Assert.True((Text(json, "compoundFieldName") is var c && c == field.Name ? null : c) == field.CompoundFieldName, where);
        Assert.True(Text(json, "defaultValue") == field.DefaultValue, where);
        Assert.Equal(Items(json, "referenceTo").Select(r => r.GetString()), field.ReferenceTo);
        Assert.Equal(
            Items(json, "picklistValues").Select(
                v => (Text(v, "value"), Text(v, "label"), IsTrue(v, "active"), IsTrue(v, "defaultValue"), Text(v, "validFor"))),
            field.PicklistValues.Select(v => ((string?)v.Value, (string?)v.Label, v.Active, v.Default, v.ValidFor)));
    }

    private static List<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static bool IsTrue(JsonElement json, string name) =>
        json.TryGetProperty(JsonNamingPolicy.CamelCase.ConvertName(name), out var value) && value.ValueKind == JsonValueKind.True;

    private static int Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;

    private static string? Text(JsonElement json, string name) => !json.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
