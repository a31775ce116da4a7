using System.ComponentModel;

namespace Salesforce.Typed.CompilerServices;

/// <summary>
/// Says what a method of this assembly reads of the records that it takes, so that a Select in another assembly can call it. For generated
/// code.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProjectionUsesAttribute : Attribute
{
    /// <summary>These fields of the parameters of that method.</summary>
    /// <param name="method">The method, by its documentation id.</param>
    /// <param name="uses">For each parameter its place and the fields.</param>
    public ProjectionUsesAttribute(string method, string uses)
    {
        Method = method;
        Uses = uses;
    }

    /// <summary>The method, by its documentation id.</summary>
    public string Method { get; }

    /// <summary>For each parameter its place and the fields.</summary>
    public string Uses { get; }
}
