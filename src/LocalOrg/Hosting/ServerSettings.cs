using System.Net;

namespace Salesforce.Typed.Testing.Hosting;

/// <summary>Where the server listens.</summary>
/// <param name="Address">The address.</param>
/// <param name="Port">The port of the REST API; 0 for a free one.</param>
/// <param name="PubSubPort">The port of the event bus in clear text; 0 for a free one.</param>
/// <param name="PubSubTlsPort">The port of everything over TLS; 0 for a free one, null for none.</param>
/// <param name="HostNames">The host names that the server answers to besides those of its address.</param>
internal sealed record ServerSettings(IPAddress Address, int Port, int PubSubPort, int? PubSubTlsPort, IReadOnlyList<string> HostNames);
