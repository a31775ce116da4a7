using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.Tests;

/// <summary>A complete view: what it does not have does not exist.</summary>
public class SchemaViewTests
{
    private static readonly OrgSchema Schema = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"));

    [Theory]
    [InlineData(SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "Profile", "SELECT Profile.Nonsense FROM User")]
    [InlineData(SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "Profile", "SELECT Id FROM User WHERE Profile.Name = 'x'")]
    [InlineData(SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "UserRole", "SELECT Id FROM Account ORDER BY Owner.UserRole.Name")]
    [InlineData(
        SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "Profile", "SELECT COUNT(Id) FROM Account GROUP BY Owner.Profile.Name")]
    [InlineData(SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "Profile", "SELECT p.Name FROM Account a, a.Owner.Profile p")]
    [InlineData(SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "Profile", "SELECT Owner.Profile.Name FROM Task")]
    [InlineData(
        SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "UserRecordAccess", "SELECT UserRecordAccess.HasEditAccess FROM Account")]
    [InlineData(SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "Profile", "SELECT TYPEOF What WHEN Account THEN "
        + "Owner.Profile.Name END FROM Task")]
    [InlineData(
        SemanticErrorKind.UnknownChildRelationship, "INVALID_TYPE", "Notes", "SELECT Id, (SELECT Anything FROM Notes) FROM Account")]
    [InlineData(
        SemanticErrorKind.UnknownObject, "INVALID_TYPE", "Solution", "SELECT TYPEOF What WHEN Solution THEN Anything END FROM Task")]
    public void A_name_behind_what_is_not_there_is_an_error(SemanticErrorKind kind, string code, string part, string text)
    {
        var query = Soql.Parse(text);
        var error = Assert.Single(SemanticCheck.Check(query, SchemaView.Complete(Schema)));

        Assert.Equal((kind, code, part), (error.Kind, error.ErrorCode, text.Substring(error.Span.Start, error.Span.Length)));
        Assert.Empty(SemanticCheck.Check(query, SchemaView.Partial(Schema)));
    }

    [Theory]
    [InlineData("SELECT Id, Owner.Name, (SELECT LastName FROM Contacts) FROM Account WHERE Parent.Owner.Manager.Name = 'x'")]
    [InlineData("SELECT TYPEOF What WHEN Account THEN Phone, Owner.Name ELSE Name, IsActive END, Who.Name, Who.Type FROM Task WHERE "
        + "Owner.Name = 'x' AND What.IsActive = true")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)")]
    public void What_is_there_is_no_error(string text) => Assert.Empty(SemanticCheck.Check(Soql.Parse(text), SchemaView.Complete(Schema)));

    [Theory]
    [InlineData("SELECT Id FROM Account WHERE Phone = 'x'")]
    [InlineData("SELECT Account.Phone FROM Contact")]
    [InlineData("SELECT a.Phone FROM Contact c, c.Account a")]
    [InlineData("SELECT TYPEOF What WHEN Account THEN Phone END FROM Task")]
    [InlineData("SELECT Opportunity.Name FROM OpportunityLineItem")]
    [InlineData("SELECT Id, (SELECT Id FROM Opportunities) FROM Account")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity)")]
    [InlineData("SELECT TYPEOF What WHEN Opportunity THEN Name END FROM Task")]
    public void What_a_caller_may_not_see_is_refused_like_what_does_not_exist(string text)
    {
        var seen = new OrgSchema(Schema.Objects.Where(o => o.Name != "Opportunity").Select(o => o with
        {
            Fields = new EquatableArray<FieldDescribe>(o.Fields.Where(f => o.Name != "Account" || f.Name != "Phone")),
        }));
        var error = Assert.Single(SemanticCheck.Check(Soql.Parse(text), SchemaView.Complete(seen)));

        Assert.Contains(error.Kind, new[]
        {
            SemanticErrorKind.UnknownField, SemanticErrorKind.UnknownRelationship, SemanticErrorKind.UnknownChildRelationship,
            SemanticErrorKind.UnknownObject,
        });
        Assert.DoesNotContain("Did you mean Phone", error.Message);
        Assert.DoesNotContain("Did you mean Opportunity?", error.Message);
    }

    [Theory]
    [InlineData("SELECT Id FROM Task WHERE What.Type = 5", SemanticErrorKind.WrongValueType)]
    [InlineData("SELECT Id FROM Task WHERE Owner.IsActive LIKE 'x'", SemanticErrorKind.WrongOperator)]
    [InlineData("SELECT w.Nothing FROM Task t, t.What w", SemanticErrorKind.UnknownField)]
    public void A_parent_of_several_objects_has_the_fields_of_Name(string text, SemanticErrorKind kind)
    {
        Assert.Equal(kind, Assert.Single(SemanticCheck.Check(Soql.Parse(text), SchemaView.Complete(Schema))).Kind);
        Assert.Equal(kind, Assert.Single(SemanticCheck.Check(Soql.Parse(text), Schema)).Kind);
    }
}
