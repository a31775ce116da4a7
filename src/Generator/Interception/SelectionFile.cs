using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Emit;

namespace Salesforce.Typed.Generator.Interception;

/// <summary>
/// The file with the SELECT lists of a project. A list is named after what it holds, and equal lists are one: an edit of user code that
/// asks for the same fields leaves this file as it is.
/// </summary>
internal sealed class SelectionFile
{
    /// <summary>The namespace that interceptors must be in to be allowed.</summary>
    public const string Namespace = "Salesforce.Typed.Generated";

    private readonly SortedDictionary<string, string> _lists = new(StringComparer.Ordinal);

    /// <summary>The name by which code finds the list.</summary>
    public string Add(SelectionModel selection)
    {
        var (type, made) = SelectionText.Of(selection);
        var value = selection.IsRemoved ? "null!" : made.Replace("{", "{{").Replace("}", "}}");
        var declaration = $"{type} {{0}} = {value};";
        var name = "S" + Hash(declaration);
        while (_lists.TryGetValue(name, out var other) && other != declaration)
            name += "_";
        _lists[name] = declaration;
        return name;
    }

    /// <summary>The file. It exists even without a list: its presence shows the analyzers that interceptors were written.</summary>
    public GeneratedFile ToFile()
    {
        var code = new CodeWriter();
        using (FileHead.Open(code, Namespace))
        {
            code.Line("/// <summary>The SELECT lists that were read from this project's code.</summary>");
            code.Line(ObjectEmitter.Generated);
            using (code.Open("internal static class Selections"))
            {
                foreach (var list in _lists)
                    code.Line("internal static readonly "
                        + string.Format(System.Globalization.CultureInfo.InvariantCulture, list.Value, list.Key));
            }
        }
        return new GeneratedFile("Selections.g.cs", code.ToString());
    }

    // FNV-1a in 64 bits: stable between processes, which string's own hash is not.
    private static string Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
