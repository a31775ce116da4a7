namespace Salesforce.Typed.Gate;

/// <summary>An agent and its keys.</summary>
/// <param name="Name">The name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Keys">How many keys it was issued.</param>
/// <param name="OpenKeys">How many of them are open.</param>
public sealed record AgentSummary(string Name, string Title, int Keys, int OpenKeys);
