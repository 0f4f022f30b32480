namespace EMobilityExpo.Web.Pages;

using EMobilityExpo.Web.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

[Authorize(Permissions.Organiser)]
public sealed class IndexModel : PageModel
{
    public IActionResult OnGet()
    {
        TempData.Keep();
        return Redirect("/events");
    }
}
