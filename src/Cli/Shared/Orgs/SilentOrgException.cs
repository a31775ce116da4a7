namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>An org sent nothing for too long. It is not one of the errors that the client retries.</summary>
internal sealed class SilentOrgException(Uri? address, TimeSpan waited, Exception? inner = null) : Exception(
    $"{address?.GetLeftPart(UriPartial.Authority)} sent nothing for {waited.TotalSeconds:0} seconds. "
    + "Check the address of the org and the network, or wait longer with --timeout.",
    inner);
