namespace Salesforce.Typed.Policy.Model;

/// <summary>What an agent may do with the records of an object.</summary>
public enum ObjectAccess
{
    /// <summary>Nothing: the object does not exist for the agent.</summary>
    Off,

    /// <summary>Read.</summary>
    Read,

    /// <summary>Read, create, update and upsert.</summary>
    Edit,

    /// <summary>Read, create, update, upsert and delete.</summary>
    Full,
}
