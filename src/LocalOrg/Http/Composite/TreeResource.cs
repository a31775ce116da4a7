using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>Records with their children, all or none of them: <c>composite/tree/{X}</c>.</summary>
internal sealed class TreeResource(OrgModel objects, Database database, RecordReader reader, RecordWriter writer)
{
    private const int MostRecords = 200;
    private const int MostTypes = 5;
    private const int MostLevels = 5;

    public ApiResponse Create(Call call, ObjectModel root)
    {
        var nodes = Nodes(call.Array("records"), root);
        List<(string ReferenceId, ApiException Error)> errors = [];
        try
        {
            database.Atomically(() =>
            {
                foreach (var node in nodes)
                    Create(call, node, errors);
                return errors.Count == 0 ? true : throw new RollbackException();
            });
        }
        catch (RollbackException)
        {
            return ApiResponse.Json(
                json =>
                {
                    json.WriteStartObject();
                    json.WriteBoolean("hasErrors", true);
                    json.WriteStartArray("results");
                    foreach (var (referenceId, error) in errors)
                    {
                        json.WriteStartObject();
                        json.WriteString("referenceId", referenceId);
                        json.WriteStartArray("errors");
                        ErrorJson.WriteItem(json, error);
                        json.WriteEndArray();
                        json.WriteEndObject();
                    }
                    json.WriteEndArray();
                    json.WriteEndObject();
                },
                400);
        }
        return ApiResponse.Json(
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("hasErrors", false);
                json.WriteStartArray("results");
                foreach (var node in nodes)
                {
                    json.WriteStartObject();
                    json.WriteString("referenceId", node.ReferenceId);
                    json.WriteString("id", node.Id);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            },
            201);
    }

    // Level by level, as the platform saves and answers.
    private List<Node> Nodes(JsonElement records, ObjectModel root)
    {
        var nodes = new List<Node>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var level = records.EnumerateArray().Select(r => (Record: r, Parent: (Node?)null, Child: (ChildModel?)null)).ToList();
        for (var depth = 1; level.Count > 0; depth++)
        {
            if (depth > MostLevels)
                throw Refused($"A tree can be at most {MostLevels} levels deep.");
            var next = new List<(JsonElement, Node?, ChildModel?)>();
            foreach (var (record, parent, child) in level)
            {
                var (model, referenceId) = TreeAttributes.Of(objects, record);
                if (model != (child?.Object ?? root))
                    throw Refused($"A record of {(child?.Object ?? root).Name} was expected and not one of {model.Name}.");
                if (string.IsNullOrEmpty(referenceId) || !names.Add(referenceId))
                    throw Refused(string.IsNullOrEmpty(referenceId)
                        ? "Include a referenceId for each record in the request."
                        : $"Duplicate ReferenceId provided in the request: {referenceId}");
                var node = new Node(record, model, referenceId, parent, child);
                nodes.Add(node);
                foreach (var member in record.EnumerateObject())
                {
                    if (TreeAttributes.Children(member.Value) is { } children && model.FindChild(member.Name) is { } relation)
                        next.AddRange(children.EnumerateArray().Select(c => (c, (Node?)node, (ChildModel?)relation)));
                }
            }
            level = next;
        }
        if (nodes.Count > MostRecords)
            throw Refused($"A tree can hold at most {MostRecords} records.");
        return nodes.Select(n => n.Object).Distinct().Count() <= MostTypes
            ? nodes
            : throw Refused($"A tree can hold records of at most {MostTypes} objects.");
    }

    private void Create(Call call, Node node, List<(string, ApiException)> errors)
    {
        // The children of a record that was refused are not to blame.
        if (node.Parent is { Id: null })
            return;
        try
        {
            var input = reader.Read(
                node.Object, node.Record, call.Json(), isCreate: true,
                member => TreeAttributes.Children(member.Value) is not null && node.Object.FindChild(member.Name) is not null);
            if (node.Parent is { } parent)
                input.Values.Add((node.Child!.Field, parent.Id));
            node.Id = writer.Create(input, call.ChangeOrigin).Id;
        }
        catch (ApiException e)
        {
            errors.Add((node.ReferenceId, e));
        }
    }

    private static ApiException Refused(string message) => new(400, "INVALID_INPUT", message, null);

    private sealed class Node(JsonElement record, ObjectModel model, string referenceId, Node? parent, ChildModel? child)
    {
        public JsonElement Record { get; } = record;

        public ObjectModel Object { get; } = model;

        public string ReferenceId { get; } = referenceId;

        public Node? Parent { get; } = parent;

        public ChildModel? Child { get; } = child;

        public string? Id { get; set; }
    }
}
