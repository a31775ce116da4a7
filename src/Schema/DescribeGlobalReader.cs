using Salesforce.Typed.Schema.Json;

namespace Salesforce.Typed.Schema;

/// <summary>
/// Reads the list of an org's objects: the answer of GET /sobjects, alone or in the wrapper of <c>sf</c>. Its objects have names, labels,
/// key prefixes and traits, but no fields.
/// </summary>
public static class DescribeGlobalReader
{
    /// <summary>Reads the list; never throws for what the text holds.</summary>
    public static DescribeGlobalResult Read(string text)
    {
        try
        {
            return new DescribeGlobalResult(new GlobalReader(new JsonCursor(text)).Read(), null);
        }
        catch (JsonCursorException e)
        {
            return new DescribeGlobalResult(default, new SchemaProblem(e.Message, SchemaPosition.Of(text, e.Offset)));
        }
    }

    /// <summary>Reads the list from a file's bytes, in any encoding that <see cref="DescribeText.Decode"/> knows.</summary>
    public static DescribeGlobalResult Read(byte[] bytes) => Read(DescribeText.Decode(bytes));
}
