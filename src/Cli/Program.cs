using System.CommandLine;

namespace Salesforce.Typed.Cli;

/// <summary>The tool <c>sftyped</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("Salesforce.Typed: typed access to Salesforce, and a local org to try it on.") { ServeCommand.Create(), SoqlCheckCommand.Create() };
        var parsed = root.Parse(args);
        var exitCode = await parsed.InvokeAsync().ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
    }
}
