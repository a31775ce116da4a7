using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// <c>WITH name</c>, perhaps with settings: <c>RecordVisibilityContext(maxDescriptorPerRecord=100)</c>; in SOSL <c>HIGHLIGHT</c> and
/// <c>SNIPPET(target_length=120)</c>. <c>SECURITY_ENFORCED</c>, <c>USER_MODE</c> and <c>SYSTEM_MODE</c> are options too: they follow the
/// grammar, and only Apex runs them (<see cref="IsApexOnly"/>).
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Settings">The settings; empty when there are none.</param>
public sealed record WithOption(Identifier Name, EquatableArray<WithSetting> Settings) : WithClause
{
    /// <summary>Whether it is a mode of Apex, which no query over REST may have (SOQL and SOSL Reference, SOQL SELECT Syntax).</summary>
    public bool IsApexOnly => Name.Is("SECURITY_ENFORCED") || Name.Is("USER_MODE") || Name.Is("SYSTEM_MODE");
}
