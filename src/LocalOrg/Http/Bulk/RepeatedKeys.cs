using Salesforce.Typed.Testing.Core.Model;
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
            var normal = RecordKeys.Normal(field, key!);
            if (!seen.Add(normal))
                _repeated.Add(normal);
        }
    }

    /// <summary>Whether several rows have the key.</summary>
    public bool Contains(string? key) => !string.IsNullOrEmpty(key) && _repeated.Contains(RecordKeys.Normal(_field, key));
}
