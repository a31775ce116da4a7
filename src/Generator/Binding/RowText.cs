using System.Text;
using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// What is read of a record, as a text in an attribute:
/// <c>Name,Owner(Name),Contacts[Email],What&lt;Account:Phone&gt;,{s:toLabel(Industry)}</c>.
/// </summary>
internal sealed class RowText(string text)
{
    private int _at;

    /// <summary>The text of a record.</summary>
    public static string Of(RowNode row)
    {
        var parts = row.Members.Select(m => m.Parent is null ? m.Name : $"{m.Name}({Of(m.Parent)})")
            .Concat(row.Children.Select(c => $"{c.Name}[{Of(c.Row)}]"))
            .Concat(row.Typeofs.SelectMany(t => t.Cases.Select(c => $"{t.Relationship}<{c.Object}:{Of(c.Row)}>")))
            .Concat(row.Functions.Select(f => $"{{{(char)f.Kind}:{f.Soql}}}"));
        return string.Join(",", parts);
    }

    /// <summary>Adds what the text says to a record. The answer says why SOQL does not take it there; null where it does.</summary>
    public string? AddTo(RowNode row)
    {
        while (_at < text.Length && text[_at] is not (')' or ']' or '>'))
        {
            if (Add(row) is { } reason)
                return reason;
            if (_at < text.Length && text[_at] == ',')
                _at++;
        }
        return null;
    }

    private string? Add(RowNode row)
    {
        if (text[_at] == '{')
            return AddFunction(row);
        var name = Until(',', '(', '[', '<', ')', ']', '>');
        switch (_at < text.Length ? text[_at] : ',')
        {
            case '(':
                var parent = row.Parent(name, RecordShapes.RelatedRecord(row.Record, name));
                return parent.Level > RowNode.MaxLevel ? $"reads a record {parent.Level} parents up, where SOQL reaches {RowNode.MaxLevel}"
                    : Nested(parent);
            case '[' when row.Level > 0:
                return $"reads {name}, the children of a parent, which SOQL does not reach";
            case '[':
                var child = row.Child(name, RecordShapes.RelatedRecord(row.Record, name));
                return child.Depth > RowNode.MaxDepth ? $"reads children {child.Depth} levels down, where SOQL reaches {RowNode.MaxDepth}"
                    : Nested(child);
            case '<' when !row.IsQueried:
                return $"reads {name} by its own object (TYPEOF), which is possible of the query's own record alone";
            case '<':
                _at++;
                var sobject = Until(':');
                return Nested(row.ParentAs(name, sobject, RecordShapes.RecordOf(row.Record, sobject)));
            default:
                row.AddField(name);
                return null;
        }
    }

    private string? AddFunction(RowNode row)
    {
        var end = text.IndexOf('}', _at);
        var (kind, soql) = ((FieldKind)text[_at + 1], text.Substring(_at + 3, end - _at - 3));
        _at = end + 1;
        if (!row.IsQueried)
            return $"reads {soql}, which is possible of the query's own record alone";
        row.AddFunction(soql, kind);
        return null;
    }

    private string? Nested(RowNode row)
    {
        _at++;
        var reason = AddTo(row);
        _at++;
        return reason;
    }

    private string Until(params char[] ends)
    {
        var name = new StringBuilder();
        while (_at < text.Length && !ends.Contains(text[_at]))
            name.Append(text[_at++]);
        return name.ToString();
    }
}
