namespace Salesforce.Typed.Core.Csv;

/// <summary>How a cell is written.</summary>
internal enum CsvCellForm
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In quotes.</summary>
    Quoted,

    /// <summary>In quotes, and with quotes inside, which are doubled.</summary>
    Escaped,
}
