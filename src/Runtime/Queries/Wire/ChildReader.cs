using System.Text.Json;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Reads a child list: <c>{totalSize, done, records, nextRecordsUrl}</c>, a query result of its own at every level.</summary>
internal static class ChildReader
{
    /// <summary>Reads the list that the reader is at.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, in ReadStep step, RowContext context, out object? value)
    {
        value = null;
        ValueReader.Require(ref reader, step.Field, context, JsonTokenType.StartObject);
        var plan = step.Nested ?? throw new SalesforceFormatException(
            $"Child records came for {step.Field}, whose object has no snapshot", step.Field.Owner.Name, step.Field.Name,
            context.Offset + reader.TokenStartIndex);
        var rows = new List<SObject>();
        var totalSize = -1;
        string? next = null;
        var isDone = true;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                Continuation.Require(isDone, next, plan.Info.Name);
                context.HasOpenChildren |= next is not null;
                value = plan.Info.MakeChildren(
                    rows, Math.Max(totalSize, rows.Count), next is null ? null : new ChildPages(context, next, plan));
                return true;
            }
            if (reader.ValueTextEquals("records"u8))
            {
                if (!reader.Read() || !TryReadRows(ref reader, plan, context, rows))
                    return false;
                continue;
            }
            var isTotal = reader.ValueTextEquals("totalSize"u8);
            var isNext = reader.ValueTextEquals("nextRecordsUrl"u8);
            var saysDone = reader.ValueTextEquals("done"u8);
            if (!reader.Read())
                return false;
            if (saysDone)
                isDone = Continuation.IsDone(reader.TokenType);
            if (isTotal)
            {
                if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out totalSize))
                    throw ValueReader.Wrong(ref reader, step.Field, context, "the number of child records");
            }
            else if (isNext)
                next = reader.TokenType is JsonTokenType.String or JsonTokenType.Null
                    ? reader.GetString()
                    : throw ValueReader.Wrong(ref reader, step.Field, context, "the address of the next page");
            else if (!reader.TrySkip())
                return false;
        }
        return false;
    }

    private static bool TryReadRows(ref Utf8JsonReader reader, ReadPlan plan, RowContext context, List<SObject> rows)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return true;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
                return true;
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new SalesforceFormatException("Expected a record", plan.Info.Name, null, context.Offset + reader.TokenStartIndex);
            if (!RowReader.TryRead(ref reader, plan, context, out var row))
                return false;
            rows.Add(row);
        }
        return false;
    }
}
