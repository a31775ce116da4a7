namespace Salesforce.Typed.Transport;

/// <summary>The version of the REST API that this release is made for. Nothing else in the sources states it; LocalOrg compiles this file too.</summary>
internal static class NewestApiVersion
{
    public const string Text = "67.0";
}
