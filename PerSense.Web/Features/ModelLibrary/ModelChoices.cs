using PerSense.Engine.Models;
using PerSense.Web.Access;

namespace PerSense.Web.Features.ModelLibrary;

/// <summary>Checks which models a project may choose together.</summary>
public sealed class ModelChoices(ServerModels models)
{
    /// <summary>Null when the models are there and fit together; otherwise why not.</summary>
    public Refusal? Check(ModelSelection chosen)
    {
        try
        {
            models.Library.Select(chosen);
            return null;
        }
        catch (ModelCatalogueException fault)
        {
            return Refusal.Conflict(fault.Message);
        }
    }
}
