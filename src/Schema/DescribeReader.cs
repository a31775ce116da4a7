using Salesforce.Typed.Schema.Json;

namespace Salesforce.Typed.Schema;

/// <summary>
/// Reads the describe of an object from JSON: an answer of the REST API, what <c>sf sobject describe --json</c> prints, the reduced form
/// that Salesforce's VS Code extension caches, or our own snapshot form (docs/snapshots.md). Members that are not consumed are skipped.
/// </summary>
public static class DescribeReader
{
    /// <summary>Reads a describe of which every part is right; never throws for what the text holds.</summary>
    public static DescribeResult Read(string text) => Read(text, TextOrigin.File);

    /// <summary>Reads a describe of which every part is right, from a file or from an answer of an org.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static DescribeResult Read(string text, TextOrigin origin)
    {
        var parts = ReadParts(text, origin);
        return parts.Problems.Count == 0
            ? new DescribeResult(parts.Describe, null, parts.NameAt)
            : new DescribeResult(null, parts.Problems[0], default);
    }

    /// <summary>
    /// Reads what can be used of a describe: a field, a relationship or a value that is wrong is left out and reported, the rest is there.
    /// Never throws for what the text holds.
    /// </summary>
    public static DescribeParts ReadParts(string text) => ReadParts(text, TextOrigin.File);

    /// <summary>
    /// Reads a describe from the bytes of a file or of an answer, in any encoding that <see cref="DescribeText.Decode"/> knows.
    /// </summary>
    public static DescribeResult Read(byte[] bytes, TextOrigin origin = TextOrigin.File)
    {
        var text = DescribeText.Decode(bytes, out var problem, origin);
        return problem is null ? Read(text, origin) : new DescribeResult(null, problem, default);
    }

    private static DescribeParts ReadParts(string text, TextOrigin origin)
    {
        var cursor = new JsonCursor(text, origin);
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
}
