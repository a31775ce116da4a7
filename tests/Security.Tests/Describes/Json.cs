using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Tests.Describes;

/// <summary>
/// Writes JSON in which every character that is not plain ASCII is an escape: half a surrogate pair reaches the reader as it is.
/// </summary>
internal static class Json
{
    public static string Text(string? value)
    {
        if (value is null)
            return "null";
        var json = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is >= ' ' and < '\u007f' and not ('"' or '\\'))
                json.Append(c);
            else
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return json.Append('"').ToString();
    }

    public static string Object(params (string Key, string Json)[] members) =>
        "{" + string.Join(", ", members.Select(m => $"\"{m.Key}\": {m.Json}")) + "}";

    public static string Array(IEnumerable<string> elements) => "[" + string.Join(",\n", elements) + "]";
}
