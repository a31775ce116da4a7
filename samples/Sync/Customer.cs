using System.Globalization;

namespace Acme;

/// <summary>A customer as the other system exports it.</summary>
internal sealed record Customer(
    string ErpId, string Name, string? Industry, decimal? Revenue, int? Employees, string[] Regions, string? City, string? Phone)
{
    /// <summary>Reads an export: a line for each customer, after the names of the columns. No value has a comma in it.</summary>
    public static List<Customer> Read(string file) => [.. File.ReadLines(file).Skip(1).Select(Parse)];

    private static Customer Parse(string line)
    {
        var values = line.Split(',');
        return new Customer(
            values[0],
            values[1],
            OrNull(values[2]),
            OrNull(values[3]) is { } revenue ? decimal.Parse(revenue, CultureInfo.InvariantCulture) : null,
            OrNull(values[4]) is { } employees ? int.Parse(employees, CultureInfo.InvariantCulture) : null,
            values[5].Split(';', StringSplitOptions.RemoveEmptyEntries),
            OrNull(values[6]),
            OrNull(values[7]));
    }

    private static string? OrNull(string value) => value.Length == 0 ? null : value;
}
