using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator;

/// <summary>Types of snapshots that come from another project.</summary>
internal static class ReferencedModels
{
    private const string Runtime = "Salesforce.Typed";

    /// <summary>Whether a compilation references an assembly with such types.</summary>
    public static bool IsIn(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols.Any(
        a => a.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == Runtime)) && a.TypeNames.Contains("SalesforceObjects"));
}
