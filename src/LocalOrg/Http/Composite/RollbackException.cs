namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>Leaves a transaction without its changes, where the answer is already known.</summary>
internal sealed class RollbackException : Exception;
