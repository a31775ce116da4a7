namespace Salesforce.Typed;

/// <summary>Represents the object of a reference whose describe does not say to which objects it leads.</summary>
public abstract class AnySObject : ISObjectType
{
    private AnySObject()
    {
    }

    static string ISObjectType.ApiName => "any object";

    static string? ISObjectType.KeyPrefix => null;
}
