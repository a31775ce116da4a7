namespace Salesforce.Typed.Cli.Export;

/// <summary>A line of a file, with its end.</summary>
/// <param name="Bytes">The text in UTF-8; until the next line is read.</param>
/// <param name="IsRow">Whether it is a row; otherwise it is the header.</param>
internal readonly record struct ExportLine(ReadOnlyMemory<byte> Bytes, bool IsRow);
