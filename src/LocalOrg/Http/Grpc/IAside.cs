namespace Salesforce.Typed.Testing.Http.Grpc;

/// <summary>What a subscription has to say beside events.</summary>
internal interface IAside
{
    /// <summary>Whether there is something to be sent, with events or without.</summary>
    bool HasSomething { get; }
}
