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
            var cursor = new JsonCursor(text);
            var objects = new GlobalReader(cursor).Read();
            var problems = cursor.Problems.ToArray(text);
            return problems.Count == 0 ? new DescribeGlobalResult(objects, null) : new DescribeGlobalResult(default, problems[0]);
        }
        catch (JsonCursorException e)
        {
            return new DescribeGlobalResult(default, new SchemaProblem(e.Message, SchemaPosition.Of(text, e.Offset)));
        }
    }

    /// <summary>Reads the list from a file's bytes, in any encoding that <see cref="DescribeText.Decode"/> knows.</summary>
    public static DescribeGlobalResult Read(byte[] bytes)
    {
        var text = DescribeText.Decode(bytes, out var problem);
        return problem is null ? Read(text) : new DescribeGlobalResult(default, problem);
    }
}
