using System.Globalization;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The keys that several rows of a chunk have. All of these rows are refused: the platform does not choose among them.</summary>
internal sealed class RepeatedKeys
{
    private readonly FieldModel _field;
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);

    /// <summary>Finds the repeated keys.</summary>
    /// <param name="field">The key field.</param>
    /// <param name="keys">The key of each row; null or empty for a row without one.</param>
    public RepeatedKeys(FieldModel field, IEnumerable<string?> keys)
    {
        _field = field;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys.Where(k => !string.IsNullOrEmpty(k)))
        {
            var compared = Compared(key!);
            if (!seen.Add(compared))
                _repeated.Add(compared);
        }
    }

    /// <summary>Whether several rows have the key.</summary>
    public bool Contains(string? key) => !string.IsNullOrEmpty(key) && _repeated.Contains(Compared(key));

    // Two keys find the same record where these texts are equal: the 15 and the 18 characters of an id, 1 and 1.0, "a" and "A".
    private string Compared(string key)
    {
        SqlValue value;
        try
        {
            value = RecordKeys.KeyValue(_field, key);
        }
        catch (ApiException)
        {
            // Not a value of the field: the row is refused for that.
            return key;
        }
        return value.Kind switch
        {
            SqlKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            SqlKind.Real => value.Real.ToString("R", CultureInfo.InvariantCulture),
            SqlKind.Text when _field.Kind == ColumnKind.Id || _field.Describe.Is(FieldTraits.CaseSensitive) => value.Text,
            SqlKind.Text => value.Text.ToUpperInvariant(),
            _ => key,
        };
    }
}
