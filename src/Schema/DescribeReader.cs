using Salesforce.Typed.Schema.Json;

namespace Salesforce.Typed.Schema;

/// <summary>
/// Reads the describe of an object from JSON: an answer of the REST API, what <c>sf sobject describe --json</c> prints, the reduced form
/// that Salesforce's VS Code extension caches, or our own snapshot form (docs/snapshots.md). Members that are not consumed are passed over.
/// </summary>
public static class DescribeReader
{
    /// <summary>Reads a describe; never throws for what the text holds.</summary>
    public static DescribeResult Read(string text)
    {
        var reader = new SObjectReader(new JsonCursor(text));
        try
        {
            var describe = reader.ReadDescribe();
            return new DescribeResult(describe, null, SchemaPosition.Of(text, reader.NameOffset));
        }
        catch (JsonCursorException e)
        {
            return new DescribeResult(null, new SchemaProblem(e.Message, SchemaPosition.Of(text, e.Offset)), default);
        }
    }

    /// <summary>Reads a describe from a file's bytes, in any encoding that <see cref="DescribeText.Decode"/> knows.</summary>
    public static DescribeResult Read(byte[] bytes) => Read(DescribeText.Decode(bytes));
}
