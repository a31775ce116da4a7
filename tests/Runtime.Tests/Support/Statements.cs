using System.Globalization;
using System.Text;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Judges statements by what is not the runtime: the parser of src/Soql, and a reading of SOQL's strings made for these tests.
/// </summary>
internal static class Statements
{
    /// <summary>The statement, after the parser of src/Soql has taken it.</summary>
    public static string Valid(string soql)
    {
        var errors = SoqlParser.Parse(soql).Errors;
        Assert.True(errors.Count == 0, $"{soql}\n{string.Join('\n', errors)}");
        return soql;
    }

    /// <summary>A condition as it is in a statement about an object, after the parser has taken that.</summary>
    public static string Valid(Condition? condition, string from = "Account")
    {
        var text = condition!.ToString();
        Valid($"SELECT Id FROM {from} WHERE {text}");
        return text;
    }

    /// <summary>
    /// The texts of the quoted strings of a statement (SOQL Reference, Quoted String Escape Sequences), and the statement with each string
    /// replaced by <c>''</c>. It fails on an escape that SOQL does not know, and on a string without an end.
    /// </summary>
    public static (string Outside, IReadOnlyList<string> Strings) Split(string soql, bool isLike = false)
    {
        var outside = new StringBuilder();
        var strings = new List<string>();
        for (var i = 0; i < soql.Length; i++)
        {
            outside.Append(soql[i]);
            if (soql[i] != '\'')
                continue;
            var text = new StringBuilder();
            for (i++; soql[i] != '\''; i++)
            {
                if (soql[i] != '\\')
                {
                    Assert.False(soql[i] is '\n' or '\r', "A line break inside a string.");
                    text.Append(soql[i]);
                    continue;
                }
                var escaped = soql[++i];
                if (escaped == 'u')
                {
                    text.Append((char)int.Parse(soql.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 4;
                    continue;
                }
                const string escapes = "'\"\\nrtbf";
                Assert.True(escapes.Contains(escaped, StringComparison.Ordinal)
                    || (isLike && escaped is '%' or '_'), $"SOQL has no escape \\{escaped}.");
                if (escaped is '%' or '_')
                    text.Append('\\');
                text.Append(escapes.IndexOf(escaped, StringComparison.Ordinal) is >= 0 and var at ? "'\"\\\n\r\t\b\f"[at] : escaped);
            }
            outside.Append('\'');
            strings.Add(text.ToString());
        }
        return (outside.ToString(), strings);
    }
}
