using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Hosting;

/// <summary>A flow that code makes for an org.</summary>
/// <param name="Org">The name of the org.</param>
/// <param name="Make">Makes it.</param>
internal sealed record OwnFlow(string Org, Func<IServiceProvider, AuthFlow> Make);
