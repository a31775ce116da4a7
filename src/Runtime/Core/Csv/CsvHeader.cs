using System.Text;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Core.Csv;

/// <summary>The names of the columns. The order of columns is the server's choice, so cells are found by name.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);

    private CsvHeader(string[] names) => Names = names;

    /// <summary>The names, in the order of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The column of that name, in any letter case; -1 where there is none.</summary>
    public int IndexOf(string name) => _indexes.GetValueOrDefault(name, -1);

    /// <summary>Reads the row that the reader is at.</summary>
    /// <exception cref="SalesforceFormatException">Two columns have the same name.</exception>
    public static CsvHeader Read(CsvReader reader)
    {
        var names = new string[reader.Count];
        var header = new CsvHeader(names);
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = Encoding.UTF8.GetString(reader[i]);
            if (!header._indexes.TryAdd(names[i], i))
                throw reader.Malformed($"The column '{names[i]}' appears twice", i);
        }
        return header;
    }
}
