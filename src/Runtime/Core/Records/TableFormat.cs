// Compiled into the generator too, which writes the number into the code that it generates.
#if COMPILER_PART
namespace Salesforce.Typed.Generator.Models;
#else
namespace Salesforce.Typed.Core.Records;
#endif

/// <summary>
/// The format of the tables in generated code. It changes when the runtime of one version cannot read the tables of another.
/// </summary>
internal static class TableFormat
{
    /// <summary>The number of the format.</summary>
    public const int Version = 1;
}
