using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Syntax;

/// <summary>
/// <c>WITH name</c>, perhaps with settings: <c>RecordVisibilityContext(maxDescriptorPerRecord=100)</c>; in SOSL <c>HIGHLIGHT</c> and
/// <c>SNIPPET(target_length=120)</c>.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Settings">The settings; empty when there are none.</param>
public sealed record WithOption(Identifier Name, EquatableArray<WithSetting> Settings) : WithClause;
