namespace Salesforce.Typed.Transport;

/// <summary>The version of the REST API that this release is made for. LocalOrg compiles this file too; nothing else states it.</summary>
internal static class NewestApiVersion
{
    public const string Text = "67.0";
}
