namespace Salesforce.Typed.Tests;

public sealed class AttackTests
{
    [Fact]
    public void An_attack_names_control_characters_in_reports() =>
        Assert.Equal("""describe/field-name: "a\nb" -> SFT0001""", new Attack("describe/field-name", "a\nb", "SFT0001").ToString());
}
