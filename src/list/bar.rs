//! A bar of a criterion: its sum, and a line at its points.

use leptos::prelude::*;

use activelist_view::display::criterion::CriterionView;
use activelist_view::display::radar::percent;

/// A criterion with its bar.
pub fn criterion(found: &CriterionView) -> impl IntoView + use<> {
    let most = u32::from(found.most);
    let width = percent(u32::from(found.sum), most);
    // The line is 1.2 wide and stands with its middle on the points.
    let points = percent(u32::from(found.points) * 1000 - 6 * most, most * 1000);
    let name = format!("{}（{}）", found.criterion.short(), found.id);
    let rest = format!(" ／ 設定評点 {}　{}", found.points, found.verdict);
    view! {
        <li class="al-criterion" data-holds=found.holds.to_string()>
            <span>{name}</span>
            <span class="al-criterion__sum"><strong>{found.sum}</strong>{rest}</span>
            <svg class="al-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="al-bar__track" width="100" height="8"/>
                <rect class="al-bar__fill" width=width height="8"/>
                <rect class="al-bar__points" x=points y="-2" width="1.2" height="12"/>
            </svg>
        </li>
    }
}
