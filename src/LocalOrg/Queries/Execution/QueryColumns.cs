using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Queries.Execution;

/// <summary>What <c>query?columns=true</c> answers: the columns of a query, by which the Salesforce CLI draws its tables.</summary>
internal sealed class QueryColumns(OrgModel objects, QueryCompiler compiler)
{
    public ApiResponse Write(string soql)
    {
        // Compiling checks the query; its columns are read from the tree, names and all.
        _ = compiler.Compile(soql, includeDeleted: false);
        var query = SoqlParser.Parse(soql).Tree!;
        var model = objects.Find(query.From.Main.Name.Text)!;
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("columnMetadata");
            var scope = new QueryScope(compiler.Context(soql), model, query.From);
            WriteColumns(json, query, model, scope);
            json.WriteEndArray();
            json.WriteString("entityName", model.Name);
            json.WriteBoolean("groupBy", query.GroupBy is not null);
            json.WriteBoolean("idSelected", query.Select.Items.Any(i => i is SelectExpression { Expression: FieldPath { Names.Count: 1 } path } && FieldModel.Same(path.Last, SystemFields.Id)));
            json.WriteString("keyPrefix", model.KeyPrefix);
            json.WriteEndObject();
        });
    }

    private void WriteColumns(Utf8JsonWriter json, SoqlQuery query, ObjectModel model, QueryScope scope)
    {
        var unnamed = 0;
        foreach (var item in query.Select.Items)
        {
            switch (item)
            {
                case SelectExpression { Expression: FieldPath path }:
                    var (node, field) = scope.Resolve(path);
                    // Parents nest: Account.Owner.Name is a column within a column within a column.
                    WriteField(json, [.. Parents(node).Reverse(), path.Last], field);
                    break;
                case SelectExpression expression:
                    Write(json, item.Alias?.Text ?? $"expr{unnamed++}", null, expression.Expression is AggregateCall, null);
                    break;
                case FieldsItem:
                    foreach (var each in model.Fields)
                        WriteField(json, [each.Name], each);
                    break;
                case ChildSubquery { Query: var child }:
                    var relation = model.FindChild(child.From.Main.Name.Last)!;
                    Write(json, relation.Describe.RelationshipName!, null, false, () =>
                        WriteColumns(json, child, relation.Object, new QueryScope(compiler.Context(""), relation.Object, child.From)));
                    break;
                case TypeofItem typeOf:
                    Write(json, typeOf.Relationship.Last, null, false, null);
                    break;
            }
        }
    }

    // The relationships that lead to a table, the last one first. A path of the query may begin with an alias.
    private static IEnumerable<string> Parents(JoinNode node)
    {
        for (var at = node; at.Reference is { } reference; at = at.Child!)
            yield return reference.Describe.RelationshipName!;
    }

    private static void WriteField(Utf8JsonWriter json, ReadOnlySpan<string> names, FieldModel field)
    {
        if (names.Length == 1)
        {
            Write(json, field.Name, field, false, null);
            return;
        }
        var rest = names[1..].ToArray();
        Write(json, names[0], null, false, () => WriteField(json, rest, field));
    }

    private static void Write(Utf8JsonWriter json, string name, FieldModel? field, bool isAggregate, Action? joins)
    {
        json.WriteStartObject();
        json.WriteBoolean("aggregate", isAggregate);
        json.WriteString("apexType", ApexType(field));
        json.WriteBoolean("booleanType", field?.Kind == ColumnKind.Boolean);
        json.WriteString("columnName", name);
        json.WriteBoolean("custom", field?.Describe.Is(FieldTraits.Custom) == true);
        json.WriteString("displayName", name);
        json.WriteNull("foreignKeyName");
        json.WriteBoolean("insertable", field?.IsCreateable == true);
        json.WriteStartArray("joinColumns");
        joins?.Invoke();
        json.WriteEndArray();
        json.WriteBoolean("numberType", field?.Kind is ColumnKind.Integer or ColumnKind.Real or ColumnKind.Decimal);
        json.WriteBoolean("textType", field?.Kind == ColumnKind.Text);
        json.WriteBoolean("updatable", field?.IsUpdateable == true);
        json.WriteEndObject();
    }

    private static string ApexType(FieldModel? field) => field?.Kind switch
    {
        ColumnKind.Id => "Id",
        ColumnKind.Boolean => "Boolean",
        ColumnKind.Integer => "Integer",
        ColumnKind.Real or ColumnKind.Decimal => "Double",
        ColumnKind.Date => "Date",
        ColumnKind.DateTime => "Datetime",
        ColumnKind.Time => "Time",
        ColumnKind.None => "Object",
        _ => "String",
    };
}
