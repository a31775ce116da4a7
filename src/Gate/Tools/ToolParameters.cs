namespace Salesforce.Typed.Gate.Tools;

/// <summary>Parameters that several tools have.</summary>
internal static class ToolParameters
{
    public static ToolParameter Object { get; } = new("object", ParameterKind.Text, IsRequired: true);

    public static ToolParameter MaxRows { get; } = new("max_rows", ParameterKind.Whole) { Most = 2_000 };

    public static ToolParameter AllOrNone { get; } = new("all_or_none", ParameterKind.Flag);

    public static ToolParameter Approval { get; } = new(
        "approval", ParameterKind.Text) { Description = "id given with needs_approval, once a person approved" };

    public static ToolParameter Records(string description) =>
        new("records", ParameterKind.Records, IsRequired: true) { Most = 200, Description = description };

    public static ToolParameter Ids { get; } = new("ids", ParameterKind.Texts, IsRequired: true) { Most = 200 };
}
