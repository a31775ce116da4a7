namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>A row of CSV.</summary>
/// <param name="Cells">The cells, without their quotes.</param>
/// <param name="Error">Why the row cannot be read; null if it can. The rows after it are read.</param>
internal readonly record struct CsvRow(string[] Cells, string? Error);
