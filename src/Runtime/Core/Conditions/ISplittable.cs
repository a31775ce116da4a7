namespace Salesforce.Typed.Core.Conditions;

/// <summary>A condition that can be cut into several, each with a part of its values.</summary>
internal interface ISplittable
{
    /// <summary>Whether a row that fulfils it fulfils exactly one of the parts: IN is so, NOT IN is not.</summary>
    bool CanSplit { get; }

    /// <summary>How many sets of values it has. The values of a set may be equal in the org and stay in one part.</summary>
    int SetCount { get; }

    /// <summary>How many characters it takes in a statement.</summary>
    int Length();

    /// <summary>A condition with the sets from <paramref name="first"/> on that fit into <paramref name="room"/> characters.</summary>
    Condition Take(int first, int room, out int taken);
}
