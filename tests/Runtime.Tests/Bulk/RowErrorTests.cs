using Salesforce.Typed.Features.Bulk.Results;

namespace Salesforce.Typed.Tests;

/// <summary>The text of <c>sf__Error</c>.</summary>
public sealed class RowErrorTests
{
    [Theory]
    [InlineData("REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name "
        + "--", "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", "Name")]
    [InlineData("DUPLICATE_VALUE:duplicate value found: X duplicates value on record with id: "
        + "001:--", "DUPLICATE_VALUE", "duplicate value found: X duplicates value on record with id: 001", "")]
    [InlineData("STRING_TOO_LONG:a\nb:Name,Phone --", "STRING_TOO_LONG", "a\nb", "Name|Phone")]
    [InlineData("INVALID_FIELD:Foreign key external ID: c9 not found for field ErpId__c in entity "
        + "Account:--", "INVALID_FIELD", "Foreign key external ID: c9 not found for field ErpId__c in entity Account", "")]
    [InlineData("UNABLE_TO_LOCK_ROW:unable to obtain exclusive access:--", "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access", "")]
    [InlineData("something else", "", "something else", "")]
    [InlineData("", "", "", "")]
    public void Code_message_and_fields_are_read(string text, string code, string message, string fields)
    {
        var error = RowError.Parse(text);
        Assert.Equal((code, message, fields), (error.ErrorCode, error.Message, string.Join('|', error.Fields)));
    }
}
