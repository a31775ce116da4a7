using Salesforce.Typed.Schema.Json;

namespace Salesforce.Typed.Schema;

/// <summary>
/// Reads the describe of an object from JSON: an answer of the REST API, what <c>sf sobject describe --json</c> prints, the reduced form
/// that Salesforce's VS Code extension caches, or our own snapshot form (docs/snapshots.md). Members that are not consumed are passed over.
/// </summary>
public static class DescribeReader
{
    /// <summary>Reads a describe of which every part is right; never throws for what the text holds.</summary>
    public static DescribeResult Read(string text)
    {
        var parts = ReadParts(text);
        return parts.Problems.Count == 0 ? new DescribeResult(parts.Describe, null, parts.NameAt) : new DescribeResult(null, parts.Problems[0], default);
    }

    /// <summary>
    /// Reads what can be used of a describe: a field, a relationship or a value that is wrong is left out and reported, the rest is there. Never
    /// throws for what the text holds.
    /// </summary>
    public static DescribeParts ReadParts(string text)
    {
        var cursor = new JsonCursor(text);
        var reader = new SObjectReader(cursor);
        try
        {
            var describe = reader.ReadDescribe();
            return new DescribeParts(describe, cursor.Problems.ToArray(text), SchemaPosition.Of(text, reader.NameOffset));
        }
        catch (JsonCursorException e)
        {
            return new DescribeParts(null, new([new SchemaProblem(e.Message, SchemaPosition.Of(text, e.Offset))]), default);
        }
    }

    /// <summary>Reads a describe from a file's bytes, in any encoding that <see cref="DescribeText.Decode"/> knows.</summary>
    public static DescribeResult Read(byte[] bytes) => Read(DescribeText.Decode(bytes));
}
