using CsCheck;
using Salesforce.Typed.Tests;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>Which values of a dependent picklist belong to which value of its controlling field.</summary>
public class DependentPicklistTests
{
    [Fact]
    public void A_real_dependent_picklist()
    {
        var whizbang = Reading.File(TestPaths.SharedData("describe", "full", "restforce", "Whizbang.json"));
        var dependent = whizbang.FindField("Dependent_Picklist_Field")!;
        Assert.Equal(["seven", "eight"], Values("one"));
        Assert.Equal(["nine"], Values("two"));
        Assert.Equal([], Values("three"));
        Assert.Equal(["ten"], Values("control_ten"));
        Assert.Equal([], Values("no such value"));
        // Values are compared as the API compares them: by value and not by label, and case counts.
        Assert.Equal([], Values("ONE"));

        IEnumerable<string> Values(string controlling) =>
            DependentPicklist.ValuesFor(whizbang, dependent, controlling).Select(v => v.Value);
    }

    [Fact]
    public void A_checkbox_controls_with_bit_0_unchecked_and_bit_1_checked()
    {
        var describe = Reading.Describe("""
            {"snapshot":1,"name":"X","fields":[{"name":"Paid__c","type":"boolean"},{"name":"How__c","type":"picklist","controllerName":"paid__c",
            "picklistValues":[{"value":"not","validFor":"gAAA"},{"value":"cash","validFor":"QAAA"},{"value":"maybe","validFor":"wAAA"},"never"]}]}
            """);
        var how = describe.FindField("How__c")!;
        Assert.Equal(["not", "maybe"], DependentPicklist.ValuesFor(describe, how, "false").Select(v => v.Value));
        Assert.Equal(["cash", "maybe"], DependentPicklist.ValuesFor(describe, how, "true").Select(v => v.Value));
        Assert.Empty(DependentPicklist.ValuesFor(describe, how, "True"));
        Assert.Equal(["not", "maybe"], DependentPicklist.ValuesFor(how, 0).Select(v => v.Value));
    }

    [Fact]
    public void A_controlling_field_that_is_not_in_the_describe_offers_nothing()
    {
        var describe = Reading.Describe(
            """{"snapshot":1,"name":"X","fields":[{"name":"A","type":"picklist","controllerName":"Hidden__c","picklistValues":[{"value":"v","validFor":"gAAA"}]}]}""");
        Assert.Empty(DependentPicklist.ValuesFor(describe, describe.Fields[0], "v"));
        Assert.Empty(DependentPicklist.ValuesFor(describe, describe.Fields[0] with { ControllerName = null }, "v"));
    }

    [Fact]
    public void Bits_are_read_left_to_right_and_missing_ones_are_zero() =>
        // The encoder of the platform's documentation: bytes, highest bit first, base64. It shares nothing with the decoder.
        Gen.Select(Gen.Bool.Array[0, 200], Gen.Int[0, 3]).Sample((bits, extraBytes) =>
        {
            var bytes = new byte[((bits.Length + 7) / 8) + extraBytes];
            for (var n = 0; n < bits.Length; n++)
            {
                if (bits[n])
                    bytes[n >> 3] |= (byte)(0x80 >> (n % 8));
            }
            var entry = new PicklistEntry("v", "v", ValidFor: Convert.ToBase64String(bytes));
            Assert.Equal(bits, Enumerable.Range(0, bits.Length).Select(n => DependentPicklist.IsValidFor(entry, n)));
            Assert.All(Enumerable.Range(bits.Length, 100), n => Assert.False(DependentPicklist.IsValidFor(entry, n)));
        });

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("gAAA", -1)]
    [InlineData("gAAA", int.MaxValue)]
    [InlineData("====", 1)]
    [InlineData("!\u00e9", 0)]
    public void What_is_no_bit_is_not_valid(string? validFor, int index)
        => Assert.False(DependentPicklist.IsValidFor(new PicklistEntry("v", "v", ValidFor: validFor), index));
}
