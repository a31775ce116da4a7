using System.Text;

namespace Salesforce.Typed.Testing.Http.Requests;

/// <summary>The parameters after the question mark, decoded as the platform does: <c>+</c> is a space.</summary>
internal sealed class QueryParameters
{
    private readonly List<KeyValuePair<string, string>> _items = [];

    public QueryParameters(string query)
    {
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            _items.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }
    }

    public IEnumerable<KeyValuePair<string, string>> Items => _items;

    /// <summary>The first value of that name, in any case; null when there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var item in _items)
            {
                if (string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase))
                    return item.Value;
            }
            return null;
        }
    }

    /// <summary>The name of a parameter that is given twice; null where there is none.</summary>
    public string? Repeated => _items.GroupBy(i => i.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any())?.Key;

    public bool IsTrue(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    public static string Decode(string text) => Uri.UnescapeDataString(new StringBuilder(text).Replace('+', ' ').ToString());
}
