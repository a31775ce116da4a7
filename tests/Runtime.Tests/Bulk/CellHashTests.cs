using System.Text;
using Salesforce.Typed.Features.Bulk.Results;

namespace Salesforce.Typed.Tests;

/// <summary>Cells of results are recognized by their value, whatever form it comes back in.</summary>
public sealed class CellHashTests
{
    [Theory]
    [InlineData(FieldKind.Decimal, "912260031", "9.12260031E8")]
    [InlineData(FieldKind.Decimal, "0", "-0.0")]
    [InlineData(FieldKind.Decimal, "12345678901234567.89", "1.2345678901234568E16")]
    [InlineData(FieldKind.Int, "5", "5.0")]
    [InlineData(FieldKind.Boolean, "true", "TRUE")]
    [InlineData(FieldKind.Date, "1940-06-07", "1940-06-07Z")]
    [InlineData(FieldKind.DateTime, "2026-05-04T03:02:01.400Z", "2026-05-04T05:02:01.000+02:00")]
    [InlineData(FieldKind.DateTime, "2026-05-04T03:02:01.000Z", "2026-05-04T03:02:01.000+0000")]
    [InlineData(FieldKind.MultiPicklist, "a;b", "b;a")]
    [InlineData(FieldKind.Id, "001000000000001", "001000000000001AAA")]
    [InlineData(FieldKind.Text, "a\nb", "a\r\nb")]
    [InlineData(FieldKind.Text, "a", " a ")]
    [InlineData(FieldKind.Text, "", "#N/A")]
    public void Forms_of_one_value_have_one_hash(FieldKind kind, string left, string right) =>
        Assert.Equal(Of(kind, left), Of(kind, right));

    [Theory]
    [InlineData(FieldKind.Decimal, "1", "2")]
    [InlineData(FieldKind.Boolean, "true", "false")]
    [InlineData(FieldKind.Text, "a", "A")]
    [InlineData(FieldKind.Text, "a", "")]
    [InlineData(FieldKind.Text, "1", "1.0")]
    [InlineData(FieldKind.DateTime, "2026-05-04T03:02:01.000Z", "2026-05-04T03:02:02.000Z")]
    [InlineData(FieldKind.MultiPicklist, "a;b", "a;c")]
    public void Different_values_have_different_hashes(FieldKind kind, string left, string right) =>
        Assert.NotEqual(Of(kind, left), Of(kind, right));

    [Fact]
    public void A_value_in_another_column_is_another_row() =>
        Assert.NotEqual(CellHash.Combine(0, 0, Of(FieldKind.Text, "a")), CellHash.Combine(0, 1, Of(FieldKind.Text, "a")));

    private static ulong Of(FieldKind kind, string text) => CellHash.Of(Encoding.UTF8.GetBytes(text), kind);
}
