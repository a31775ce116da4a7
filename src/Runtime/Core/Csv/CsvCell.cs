namespace Salesforce.Typed.Core.Csv;

/// <summary>Where a cell is in the bytes of its row.</summary>
/// <param name="Start">The first byte of the value, counted from the start of the row.</param>
/// <param name="End">The byte after the value.</param>
/// <param name="Form">How the value is written.</param>
internal readonly record struct CsvCell(int Start, int End, CsvCellForm Form);
